package dev.pressroom.job;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.pressroom.testing.Database;

/**
 * A million jobs as a year of use leaves them: two hundred accounts of which one has half of all, most jobs ended long ago, some
 * thousands waiting, a few at work; and what stands beside them. All by the server itself: some seconds.
 */
final class MillionRows {
    /** Rows come faster without them; they are made again as the migrations had made them. */
    private static final List<String> WITHOUT_INDEXES = List.of("""
            create temporary table kept_index as
            select indexdef as text, indexrelid::regclass::text as name from pg_index join pg_indexes
                on indexname = indexrelid::regclass::text
             where indrelid = 'job'::regclass and not indisunique
            """, "do $$ declare one record; begin for one in select * from kept_index loop"
            + " execute 'drop index ' || one.name; end loop; end $$");
    private static final List<String> WITH_INDEXES = List.of(
            "do $$ declare one record; begin for one in select * from kept_index loop execute one.text; end loop; end $$",
            "drop table kept_index");
    private static final String ACCOUNTS = """
            insert into account (id, name, created_at)
            select cast(lpad(to_hex(n), 32, '0') as uuid), 'account ' || n, now() from generate_series(1, 199) n
            """;
    /**
     * Newest last, some seconds between them over 125 days. Of each thousand some are failed, canceled, express, of a
     * template; the newest five thousand have not ended.
     */
    private static final String INSERT = """
            insert into job (id, account_id, created_by, state, lane, attempt, created_at, started_at, finished_at, expired_at,
                             dispatched_at, dispatch_until, not_before, lease_token, lease_until, document_key, template_id,
                             template_version, metadata, deleted_at, attempt_started_at)
            select cast(lpad(to_hex(cast(extract(epoch from created) * 1000 as bigint)), 12, '0')
                       || '7' || lpad(to_hex(n), 19, '0') as uuid),
                   case when n % 2 = 0 then cast(:'big' as uuid)
                        else cast(lpad(to_hex(1 + (n / 2) % 199), 32, '0') as uuid) end,
                   'pk_test', state, case when n % 10 = 1 or n > 999900 then 'EXPRESS' else 'BULK' end,
                   case when state = 'QUEUED' then 0 else 1 end, created,
                   case when state <> 'QUEUED' then created + interval '1 second' end,
                   case when state not in ('QUEUED', 'RUNNING') then created + interval '2 seconds' end,
                   case when state not in ('QUEUED', 'RUNNING') and created < now() - interval '30 days'
                        then created + interval '30 days 1 minute' end,
                   case when state = 'RUNNING' then created when n % 50 = 7 and state = 'QUEUED' then created end,
                   case when state = 'RUNNING' then created when state = 'QUEUED' and n % 50 = 7 then now()
                        when state = 'QUEUED' and n % 50 = 8 then created end,
                   case when state = 'QUEUED' and n % 50 = 9 then now() + (n % 100 - 50) * interval '1 minute' end,
                   case when state = 'RUNNING' then gen_random_uuid() end,
                   case when state = 'RUNNING' then now() + (n % 20 - 2) * interval '1 minute' end,
                   case when state = 'SUCCEEDED' then 'key' end,
                   case when n % 7 = 0 then cast(lpad(to_hex(n % 70), 32, '0') as uuid) end,
                   case when n % 7 = 0 then 1 end, jsonb_build_object('pressroom', jsonb_build_object('order', cast(n as text))),
                   case when n % 5000 = 3 then created + interval '1 day' end,
                   case when state = 'RUNNING' then created end
              from (select n, created, case
                           when n > 995000 then case when n % 25 = 5 then 'RUNNING' else 'QUEUED' end
                           when n % 1000 in (3, 4) then 'FAILED'
                           when n % 1000 = 10 then 'CANCELED'
                           when created < now() - interval '30 days' then 'EXPIRED'
                           else 'SUCCEEDED' end as state
                      from (select n, now() - (1000000 - n) * interval '10.8 seconds' as created
                              from generate_series(1, 1000000) n) dated) told
             order by n
            """;
    private static final List<String> BESIDE = List.of("""
            insert into job_payload (job_id, account_id, html, data)
            select id, account_id, '<p>small</p>', '{}' from job
             where state in ('QUEUED', 'RUNNING', 'FAILED') or (state = 'SUCCEEDED' and number % 2 = 0)
            """,
            """
                    insert into failed_attempt (job_id, number, account_id, started_at, ended_at, error_code, error_message)
                    select id, 1, account_id, created_at, finished_at, 'TEMPLATE_ERROR', 'line 1' from job where state = 'FAILED'
                    """,
            """
                    insert into stray_document (account_id, job_id, attempt, due_at)
                    select account_id, id, 1, now() + (number % 1000 - 10) * interval '1 minute' from job
                     where number % 20 = 0
                    """,
            """
                    insert into delivery (id, account_id, event_id, event, subject_id, url, host, body, state, due_at, ended_at)
                    select gen_random_uuid(), account_id, gen_random_uuid(), 'job.succeeded', id, 'https://hooks.invalid/' , 'hooks.invalid', '{}',
                           case when number % 50 = 0 then 'PENDING' else 'DELIVERED' end, now() + number % 600 * interval '1 minute' + interval '1 hour',
                           case when number % 50 <> 0 then now() end
                      from job where number % 5 = 0
                    """,
            """
                    insert into idempotency_key (account_id, endpoint, key, fingerprint, status, body, expires_at)
                    select account_id, 'POST /v1/jobs', 'key-' || number, sha256(cast(id as text)::bytea), 202, 'x',
                           now() + (number % 1440 - 1) * interval '1 minute'
                      from job where number % 5 = 0
                    """);

    private MillionRows() {}

    /** @param big the account that half of the jobs belong to */
    static void fill(Database database, UUID big) {
        var statements = new ArrayList<>(List.of("set auto_explain.log_min_duration = -1",
                "set session_replication_role = replica", // what refers to what is known to be right
                "set maintenance_work_mem = '128MB'"));
        statements.addAll(WITHOUT_INDEXES);
        statements.add(ACCOUNTS);
        statements.add(INSERT.replace(":'big'", "'" + big + "'"));
        statements.addAll(WITH_INDEXES);
        statements.addAll(BESIDE);
        statements.add("vacuum analyze"); // as autovacuum would have done by now
        database.runTogether(statements);
    }
}
