-- From when a post is held and the day of the document are two things; the inspection team has an address of its own.
ALTER TABLE appointment_batch ADD COLUMN document_date TEXT;
ALTER TABLE appointment_batch ADD COLUMN inspection_place TEXT;
ALTER TABLE appointment_batch ADD COLUMN inspection_phone TEXT;
-- From when one person's posts are held, where that is not the batch's day.
ALTER TABLE appointment_item ADD COLUMN held_from TEXT;
-- Until now one date meant both.
UPDATE appointment_batch SET document_date = appointed;
