package dev.pressroom;

import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;

import javax.net.ssl.SSLException;

/** Tells failures that pass when the database is back from those that stay. Only for failures of calls to it. */
public final class DatabaseOutage {
    /** What has no type of its own: of the pool, when nobody gave a connection back in time or this process stops, and of the network. */
    private static final Set<String> PLAIN = Set.of("Timeout", "Pool closed", "Connection reset by peer",
            "Broken pipe");
    /** Of PostgreSQL: connections, too many of them, stops and starts. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");
    /** A standby that has not been promoted yet; a transaction that was found idle. */
    private static final Set<String> CODES = Set.of("25006", "25P03");

    private static final OutageLog LOG = new OutageLog("database");

    private DatabaseOutage() {}

    /** Writes the failure down: an outage in a line now and then, anything else in full. */
    public static void log(String what, Throwable failure) {
        if (caused(failure)) {
            LOG.say(cause(failure));
        } else {
            Log.errorf(failure, "%s", what);
        }
    }

    public static boolean caused(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (tells(cause)) {
                return true;
            }
        }
        return false;
    }

    /** What a line of the log needs to say of a failure. */
    public static String cause(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage().replaceAll("\\s+", " ");
    }

    private static boolean tells(Throwable cause) {
        return switch (cause) {
            case PgException refused -> passes(refused.getSqlState());
            case SQLException refused -> passes(refused.getSQLState());
            // A closed connection; all others of Vert.x are of connections too.
            case VertxException _ -> true;
            case SocketException _ -> true;
            case UnknownHostException _ -> true;
            case ClosedChannelException _ -> true;
            case SSLException _ -> true;
            default -> PLAIN.contains(String.valueOf(cause.getMessage()));
        };
    }

    private static boolean passes(@Nullable String state) {
        return state != null && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || CODES.contains(state));
    }
}
