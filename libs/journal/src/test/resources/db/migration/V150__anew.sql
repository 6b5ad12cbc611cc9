-- Tables that a test takes the log into once more.
CREATE SCHEMA anew;
CREATE TABLE anew.stream_head (LIKE public.stream_head INCLUDING ALL);
CREATE TABLE anew.held_event (LIKE public.held_event INCLUDING ALL);
CREATE TABLE anew.taken_event (LIKE public.taken_event INCLUDING ALL);
CREATE TABLE anew.noted (LIKE public.noted INCLUDING ALL);
GRANT USAGE ON SCHEMA anew TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA anew TO ${app};
