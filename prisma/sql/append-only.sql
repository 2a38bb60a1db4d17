-- The log has one head; writers lock it last in their transaction.
INSERT INTO "LogHead" ("id", "sequence", "hash") VALUES (1, 0, '') ON CONFLICT ("id") DO NOTHING;

-- The log is append-only: no role that the product runs as may alter or remove an event.
CREATE FUNCTION "refuse_change_of_log"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER "Event_append_only" BEFORE UPDATE OR DELETE ON "Event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_log"();

CREATE TRIGGER "Event_no_truncate" BEFORE TRUNCATE ON "Event"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_log"();

-- The head only moves forward, and stays.
CREATE FUNCTION "refuse_head_backwards"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."sequence" > OLD."sequence" AND NEW."id" = OLD."id" THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the head of the log only moves forward' USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER "LogHead_forward" BEFORE UPDATE OR DELETE ON "LogHead"
  FOR EACH ROW EXECUTE FUNCTION "refuse_head_backwards"();
