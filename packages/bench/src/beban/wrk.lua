-- Rotates over the bodies of a file, one per line; `__N__` becomes a number that never comes again.
local isi, ke = {}, tonumber(os.getenv("BENCH_MULAI"))
for baris in io.lines(os.getenv("BENCH_ISI")) do isi[#isi + 1] = baris end
local unik = os.getenv("BENCH_UNIK") == "1"
local siap = {}

function init()
  for nama, nilai in string.gmatch(os.getenv("BENCH_KEPALA"), "([^\n:]+): ([^\n]+)") do wrk.headers[nama] = nilai end
  if not unik then
    for i, satu in ipairs(isi) do siap[i] = wrk.format("POST", nil, nil, satu) end
  end
end

function request()
  ke = ke + 1
  local letak = ke % #isi + 1
  if unik then return wrk.format("POST", nil, nil, (string.gsub(isi[letak], "__N__", tostring(ke)))) end
  return siap[letak]
end

function done(ringkasan, latensi)
  local g = ringkasan.errors
  io.write(string.format('\nHASIL {"banyak":%d,"detik":%f,"galat":%d,"p50":%f,"p99":%f}\n', ringkasan.requests,
    ringkasan.duration / 1e6, g.connect + g.read + g.write + g.status + g.timeout,
    latensi:percentile(50) / 1e3, latensi:percentile(99) / 1e3))
end
