-- What was decided when somebody's trial period in a post ended, and when.
ALTER TABLE appointment_item ADD COLUMN trial_decided TEXT;
ALTER TABLE appointment_item ADD COLUMN trial_result TEXT;
