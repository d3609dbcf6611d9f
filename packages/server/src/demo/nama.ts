import type { JenisKelamin } from '@harapan/kode'
import type { Acak, Tabel } from './acak.ts'

export type Suku = 'MELAYU' | 'JAWA' | 'BANJAR' | 'DAYAK'

/** Whose names are given in a region; a family keeps one. */
export const SUKU_DAERAH: Readonly<Record<'SUMSEL' | 'KALTENG', Tabel<Suku>>> = {
  SUMSEL: [
    ['MELAYU', 68],
    ['JAWA', 32],
  ],
  KALTENG: [
    ['BANJAR', 34],
    ['JAWA', 34],
    ['DAYAK', 32],
  ],
}

/** An invented name out of common given names: nobody in particular. Older people often have one word. */
export function namaOrang(
  acak: Acak,
  suku: Suku,
  jenisKelamin: JenisKelamin,
  tahunLahir: number,
): string {
  const muda = tahunLahir >= 1995
  const { tua, belakang } = DAFTAR[suku][jenisKelamin]
  const depan = acak.pilih(muda && acak.peluang(0.75) ? MUDA[jenisKelamin] : tua)
  if (acak.peluang(muda ? 0.06 : 0.3)) return depan
  const kedua = acak.pilih(muda && acak.peluang(0.5) ? BELAKANG_MUDA[jenisKelamin] : belakang)
  return kedua === depan ? depan : `${depan} ${kedua}`
}

type Daftar = Readonly<Record<'tua' | 'belakang', readonly string[]>>

const kata = (teks: string): readonly string[] => teks.trim().split(/\s+/)

const MUDA: Readonly<Record<JenisKelamin, readonly string[]>> = {
  LAKI_LAKI: kata(`
    Aditya Aldi Alfin Andre Arif Bagas Bayu Bima Dafa Danu Deni Dimas Dwi Eka Fahri
    Faisal Fajar Farhan Febri Galang Gilang Hafiz Haikal Ilham Irfan Jefri Kevin Krisna Lutfi Naufal
    Nanda Nizam Panji Rafi Rama Randi Reza Rian Ridho Rifki Riko Rizal Rizki Satria Syahrul Tegar Tio
    Vino Wahyu Wira Yoga Yusuf Zaki Zidan`),
  PEREMPUAN: kata(`
    Adelia Aisyah Alika Alya Amelia Anggun Anisa Annisa Aulia Aurel Bella Cantika Citra Dea Dinda
    Elsa Fadila Fitri Febi Hana Indah Intan Jihan Karina Khanza Kirana Laila Mila Mutia Nabila
    Nadia Nadin Naila Najwa Nayla Novi Nurul Putri Rahma Rania Risma Salsa Salwa Sela Sinta Syifa Tania
    Tiara Ulfa Vina Wulan Yuni Zahra Zaskia`),
}

const BELAKANG_MUDA: Readonly<Record<JenisKelamin, readonly string[]>> = {
  LAKI_LAKI: kata(`
    Akbar Alfarizi Anugrah Aprilian Ardiansyah Arrasyid Febriansyah Firdaus Hamdani
    Julianto Kurniawan Mahendra Maulana Nugraha Perdana Pradana Prasetya Pratama Ramadan Ramadhani
    Saputra Satriawan Setiadi Wardana Wijaya`),
  PEREMPUAN: kata(`
    Aprilia Aulia Azzahra Cahyani Damayanti Febrianti Fitriani Hasanah Humaira Husna Julianti Khairani
    Khoirunnisa Maulida Novianti Oktaviani Pratiwi Puspita Rahmadani Rahmawati Ramadani     Safitri Saputri Septiani Utami Wulandari`),
}

const DAFTAR: Readonly<Record<Suku, Readonly<Record<JenisKelamin, Daftar>>>> = {
  MELAYU: {
    LAKI_LAKI: {
      tua: kata(`
        Abdullah Ahmad Akhmad Ali Alimin Amran Arsyad Asnawi Azhari Bahrun Basri Burhan Cikwan Darwis
        Edison Effendi Firdaus Hamid Hasan Helmi Herwan Holil Husin Idrus Ilyas Ismail Jauhari
        Johan Kailani Kosim Lukman Mahmud Mansyur Marzuki Masri Matcik Muhtar Mursal Nasir Nurdin Romli
        Rusdi Rusli Rusman Safei Sahrul Samsul Sarnubi Solihin Suhaimi Syafri Syarif Tarmizi Usman Yahya
        Yunus Zainudin Zulkifli`),
      belakang: kata(`
        Anwar Apriadi Arifin Aswan Azwar Candra Darmawan Effendi Fitriadi Gunawan Hadi Hermanto Ibrahim
        Irawan Junaidi Kurniadi Mustofa Novriadi Putra Rahman Ramli Ridwan Rozali Sanjaya Suhardi Susanto
        Syahputra Syukri Taufik Wahyudi Yanto Yusri Zakaria`),
    },
    PEREMPUAN: {
      tua: kata(`
        Aminah Asmawati Asnah Baiti Cik Darmawati Dahlia Eli Emilia Ernawati Fatimah Halimah Hamidah
        Hasnah Herawati Husna Jamilah Juairiah Kartila Komariah Laila Lismawati Mahyuna Maimunah Mariam
        Marlina Maryati Masnah Mastura Misnawati Murni Napisah Nurbaiti Nuraini Nurhayati Nurlela Nursia
        Parida Rahma Robiah Rodiah Rohana Romlah Rosita Rukiah Sakinah Salma Samsiah Saodah Siti Sumiati
        Suryani Tasnim Umi Yulia Yusnani Zahara Zaleha Zubaidah`),
      belakang: kata(`
        Agustina Anggraini Apriani Asmara Astuti Aryani Fitria Handayani Hayati Herlina Indriani
        Kumala Lestari Marini Mardiana Nirmala Novita Oktarina Purnama Puspita Rahayu Ramadhona Septina
        Sulastri Susanti Suryati Wati Yanti Yuliana Yulianti`),
    },
  },
  JAWA: {
    LAKI_LAKI: {
      tua: kata(`
        Agus Bambang Budi Darsono Dwi Eko Giman Giyanto Hadi Hari Heru Imam Joko Jumadi Jumari
        Kasman Katimin Kusno Lasimin Legiman Margono Miran Mujiono Muji Mulyono Ngadimin Ngatno Nur
        Paijan Paimin Parjo Parno Ponimin Purwanto Rasiman Sabar Sakiman Samidi Santoso Sardi Sarno
        Slamet Sugeng Suharno Sukardi Sukiman Sumarno Sunardi Suparman Supri Suratman Suroto
        Sutarno Suyatno Teguh Tri Triyono Tukiman Tumino Untung Wagiman Warsito Yadi`),
      belakang: kata(`
        Afandi Arianto Cahyono Fitrianto Hariadi Hartanto Haryono Hermawan Istanto Kuncoro Kurniawan
        Kusuma Mulyadi Nugroho Nurcahyo Prabawa Prasetyo Priyono Purnomo Rahmadi Santosa Saputro
        Sasongko Setiawan Siswanto Subekti Sulistyo Supriyadi Utomo Wibisono Winarno`),
    },
    PEREMPUAN: {
      tua: kata(`
        Boinem Darti Dwi Endang Eny Giyem Harni Ida Ika Jumiati Jumini Kasiyem Kasmi Kusmiati Lasmi
        Lestari Lilis Marsini Marsinah Mesiyem Mujiah Mujiati Ngatini Ngatiyem Nunik Painem Paini Parmi
        Parsini Poniyem Ponirah Purwanti Rini Rubiyem Sainem Saminah Sariyem Sih Sri Sugiyem Sukarni
        Sukinem Sulastri Sumarni Sumini Sumirah Sunarsih Suparmi Supiyah Supriyati Suratmi Surtini Suti
        Suwarni Tri Tukinah Tumini Tuti Wagiyem Warsini Watini Winarsih Yatini`),
      belakang: kata(`
        Astuti Handayani Haryati Indarwati Indriyani Kurniasih Kusumawati Lestari Ningrum Ningsih
        Nurjanah Palupi Prihatin Purnamasari Purwaningsih Rahayu Rahmawati Setyowati Setyaningsih
        Sulistyawati Sumarsih Suprapti Susilowati Utami Wahyuningsih Widayati Widiastuti Winarti Yuliani`),
    },
  },
  BANJAR: {
    LAKI_LAKI: {
      tua: kata(`
        Abdan Ahyar Aliansyah Ardiansyah Arbain Aspiani Asrani Aswadi Bahrani Baihaqi Bahrudin Darmansyah
        Dardiansyah Fahrudin Gazali Hairani Hamdan Hamsani Hartani Hasbullah Herman Husaini Idris Jumberi
        Jumri Kaspul Khairani Kursani Mahlan Mahyudin Mansyah Masrani Mastur Mawardi Mukhlis Mukhtar
        Muliadi Murjani Muslim Nafiah Norhadi Pahmi Rahmadi Rahmani Rusdiansyah Rusmadi Sahrani
        Saberan Salman Samsudin Sarkani Supiani Suriansyah Syahrani Syahriadi Syamsul Tajudin Yusran
        Zainuri`),
      belakang: kata(`
        Abidin Anshari Arsyad Azmi Effendi Fadli Fauzan Hadiyani Hafizi Hanafi Hidayatullah Ihsan Ilmi
        Irwansyah Jaini Kusasi Lutfi Majid Noor Norman Rahman Ramadhan Rasyidi Rifani Rijani Saputra
        Sofyan Syarifudin Yamani Zulfikar`),
    },
    PEREMPUAN: {
      tua: kata(`
        Aluh Armiah Arbayah Asiah Asmah Barlian Dahliana Fauziah Galuh Hadijah Hafsah Hairiah Halidah
        Hamsiah Hatimah Helda Isnaniah Jahrah Jannah Jumiah Jumratul Kamariah Karmila Kartinah Lamsiah
        Maisarah Mariatul Maslianah Masniah Mastinah Mayasari Misrah Mursidah Muslimah Nafisah Norhasanah
        Norhayati Norlaila Normah Normiah Paujiah Rabiatul Radiah Rahimah Rasidah Risnawati Rusnah Rusdiah
        Saniah Sapura Sarifah Sarah Siti Supiah Syamsiah Syarifah Tarwiah Yuliah Yurnani Zuraidah`),
      belakang: kata(`
        Adawiah Aminah Asiah Astuti Fitriah Hafizah Hasanah Hayati Herliani Hidayati Humairah Jamilah
        Khadijah Latifah Maulidah Munawarah Mutmainah Norjanah Norliani Olfah Raihanah Rahmah Rahmiati
        Raudah Rusmini Sa'adah Salasiah Salehah Saripah Wahidah Yuliani Zahratul`),
    },
  },
  DAYAK: {
    LAKI_LAKI: {
      tua: kata(`
        Aban Aldius Andreas Antang Arbert Awal Bambang Beni Bulau Dandan Daniel Darius Dehen Demas Dius
        Edi Elisa Endang Eter Gerson Gunter Guntur Hendra Herto Idie Ingkau Jaya Jimi Jones Jhon Kaleb
        Karel Kornelius Lambung Leger Lewi Lukas Luter Mahar Markus Marthin Mikael Nahan Naun Nikodemus
        Oktavianus Otniel Petrus Philip Rabin Rambang Rangkap Riban Rinting Ruben Salundik Samuel Sawung
        Seth Silas Simon Stefanus Talinting Tanduk Thomas Timotius Tingang Uhing Untung Yakub Yansen
        Yohanes Yosep Yulius`),
      belakang: kata(`
        Agan Ansen Asang Bangkan Baring Dohong Enjan Gara Ibat Jagau Kanda Lampang Lantar Lenjun Libu
        Limin Luwing Mambang Manan Mihing Nanyan Ngabut Nihin Pahoe Rahan Rangin Runjan Sahay Sandan Saleh
        Singarasa Tamba Tarung Tukan Ugang Umbing Usop`),
    },
    PEREMPUAN: {
      tua: kata(`
        Agustina Albina Anita Bawi Bertha Betsi Debora Delima Dewi Dina Dorkas Elisabet Elmi Emi Ernie
        Ester Eva Frida Hana Helda Henti Herlina Ice Ida Ina Intan Jelita Kameloh Kristina Kumpay Lehai
        Lensi Lidia Lina Lisae Liyana Lusia Magdalena Margareta Maria Marta Mariana Meri Mina Monika Nampung
        Naomi Natalia Neneng Nila Nyai Oktaviana Paulina Priska Rahel Rani Rasine Rebeka Resi Rosalina Rusina
        Ruth Sabina Santi Sarah Selvi Sinar Sulin Susana Tety Tiwin Veronika Yanae Yohana Yuliana Yunita`),
      belakang: kata(`
        Agan Ansen Baring Dohong Enjan Gara Ibat Jagau Kanda Lampang Lantar Lenjun Libu Limin Luwing Mambang
        Mihing Nanyan Ngabut Nihin Pahoe Rahan Rangin Runjan Sahay Sandan Singarasa Tamba Tarung Tukan Ugang
        Umbing Usop`),
    },
  },
}
