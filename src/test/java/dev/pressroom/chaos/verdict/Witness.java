package dev.pressroom.chaos.verdict;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.pressroom.chaos.stage.PostgresServer;

/** Looks at the jobs in the database itself, and has it note each change of a job's state from the first one on. */
public final class Witness {
    private static final String TAKE_NOTES = """
            create schema chaos;
            create table chaos.step (number bigint generated always as identity, job_id uuid, at timestamptz, was text, became text);
            create function chaos.note() returns trigger language plpgsql as $$
            begin
                if tg_op = 'INSERT' then
                    insert into chaos.step (job_id, at, was, became) values (new.id, clock_timestamp(), '', new.state);
                elsif old.state is distinct from new.state then
                    insert into chaos.step (job_id, at, was, became) values (new.id, clock_timestamp(), old.state, new.state);
                end if;
                return null;
            end $$;
            create trigger chaos_note after insert or update on public.job for each row execute function chaos.note();
            """;
    private static final String OPEN = "select count(*) from job where state in ('QUEUED', 'RUNNING')";
    private static final String ENDED = "select count(*) from job where state not in ('QUEUED', 'RUNNING')";
    private static final String STRAYS = "select count(*) from stray_document";
    private static final String STEPS = "select job_id, at, was, became from chaos.step order by number";
    private static final String ROWS = """
            select id, metadata -> 'pressroom' ->> 'ticket' as ticket, state, attempt, document_key, sha256, error_code,
                   created_at, finished_at
              from job order by id
            """;

    private final PostgresServer database;

    /** The tables must be there, and no job yet. */
    public Witness(PostgresServer database) throws SQLException {
        this.database = database;
        try (var connection = database.connect(); var statement = connection.createStatement()) {
            statement.execute(TAKE_NOTES);
        }
    }

    /** How many jobs have not ended. */
    public int open() throws SQLException {
        return count(OPEN);
    }

    public int ended() throws SQLException {
        return count(ENDED);
    }

    /** Attempts whose document, if they left one, is still to be removed. */
    public int strays() throws SQLException {
        return count(STRAYS);
    }

    private int count(String question) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getInt(1);
        }
    }

    public List<JobRow> rows() throws SQLException {
        try (var connection = database.connect()) {
            var histories = histories(connection);
            var rows = new ArrayList<JobRow>();
            try (var statement = connection.createStatement(); var answer = statement.executeQuery(ROWS)) {
                while (answer.next()) {
                    rows.add(row(answer, histories));
                }
            }
            return rows;
        }
    }

    private static Map<UUID, List<JobRow.Step>> histories(Connection connection) throws SQLException {
        var histories = new HashMap<UUID, List<JobRow.Step>>();
        try (var statement = connection.createStatement(); var answer = statement.executeQuery(STEPS)) {
            while (answer.next()) {
                histories.computeIfAbsent(answer.getObject("job_id", UUID.class), job -> new ArrayList<>())
                        .add(new JobRow.Step(answer.getTimestamp("at").toInstant(), answer.getString("was"),
                                answer.getString("became")));
            }
        }
        return histories;
    }

    private static JobRow row(ResultSet row, Map<UUID, List<JobRow.Step>> histories) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new JobRow(id, row.getInt("ticket"), row.getString("state"), row.getInt("attempt"),
                row.getString("document_key"), row.getString("sha256"), row.getString("error_code"),
                row.getTimestamp("created_at").toInstant(), instant(row.getTimestamp("finished_at")),
                histories.getOrDefault(id, List.of()));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
