-- AlterEnum
-- By itself: a value of an enum is not used in the transaction that adds it.
ALTER TYPE "jenis_perubahan" ADD VALUE 'PADAN';
