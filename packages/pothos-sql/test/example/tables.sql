create type kind as enum ('NOVEL', 'ATLAS');
create table author (id int primary key, name text not null, born date);
create table book (
  id bigint primary key, title text not null, kind kind not null, tags text[] not null, price_cents bigint not null,
  pages int, printed date not null, changed_at timestamptz(3) not null, in_print bool not null,
  author_id int not null references author
);
create table reader (id int primary key, name text not null);
create table loan (
  id int primary key, book_id bigint not null references book, reader_id int not null references reader, returned date
);

insert into author
select n, (array['Ayu "Ning"', 'Budi \ Santoso', E'Cut\tNyak', 'Ðé 漢字 😀'])[n % 4 + 1],
  case when n % 3 > 0 then date '1950-01-31' + n * 97 end
from generate_series(1, 12) n;
insert into book
select 9007199254740993 + n, 'Book ' || n % 40, (array['NOVEL', 'ATLAS'])[n % 2 + 1]::kind, array['tag ' || n % 3, 'a"b'],
  9007199254740993 * (n % 5), case when n % 4 > 0 then n end, date '1999-12-31' + n, timestamptz '2001-02-03 04:05:06.789+07' + n * interval '1 hour',
  n % 7 > 0, n % 11 + 1
from generate_series(1, 120) n;
insert into reader select n, 'Reader ' || n from generate_series(1, 9) n;
insert into loan
select n, 9007199254740993 + n % 120 + 1, n % 9 + 1, case when n % 3 > 0 then date '2020-01-01' + n end
from generate_series(1, 300) n;
