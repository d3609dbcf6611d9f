import type { Reporter, TestModule } from 'vitest/node'

/** Ends a test run with one plain line for machines: `N passed, M failed`. */
export default class BarisPenutup implements Reporter {
  onTestRunEnd(modul: readonly TestModule[], galat: readonly unknown[]): void {
    const hasil = modul.flatMap((satu) =>
      [...satu.children.allTests()].map((uji) => uji.result().state),
    )
    const jumlah = (state: string) => hasil.filter((satu) => satu === state).length
    // A file that could not even be loaded has no tests of its own to count.
    const rusak =
      modul.filter((satu) => satu.state() === 'failed' && !adaUjiGagal(satu)).length + galat.length
    const dilewati = jumlah('skipped')
    process.on('exit', () => {
      process.stdout.write(
        `${jumlah('passed')} passed, ${jumlah('failed') + rusak} failed${dilewati ? `, ${dilewati} skipped` : ''}\n`,
      )
    })
  }
}

function adaUjiGagal(modul: TestModule): boolean {
  return [...modul.children.allTests('failed')].length > 0
}
