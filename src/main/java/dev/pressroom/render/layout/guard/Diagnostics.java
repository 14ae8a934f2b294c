package dev.pressroom.render.layout.guard;

import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.regex.Pattern;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.LogMessageId.LogMessageId0Param;
import com.openhtmltopdf.util.LogMessageId.LogMessageId2Param;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;

/** What the engine says while it works, as warnings for the author; its own log stays silent. */
public record Diagnostics(Guard guard) implements Consumer<Diagnostic> {
    private static final Pattern IGNORED = Pattern.compile("\\s*(Skipping|Ignoring) (declaration|rule)\\.?$");
    /** Of all its messages, the engine counts lines from zero in these. */
    private static final Pattern FROM_ZERO = Pattern
            .compile("((?:unrecognized CSS property|not implemented) at line )(\\d+)");

    static {
        XRLog.setLoggerImpl(new Silent());
    }

    @Override
    public void accept(Diagnostic diagnostic) {
        if (diagnostic.getLogMessageId() == LogMessageId2Param.CSS_PARSE_GENERIC_MESSAGE) {
            complain(guard, String.valueOf(diagnostic.getArgs()[1]));
        } else if (diagnostic.getLogMessageId() == LogMessageId0Param.EXCEPTION_SVG_COULD_NOT_DRAW) {
            guard.warn("svg-ignored", "an SVG image could not be drawn: " + cause(diagnostic));
        }
        guard.check();
    }

    /** @param message what the engine says of a style sheet */
    public static void complain(Guard guard, String message) {
        guard.warn("css-ignored", said(message));
    }

    private static String said(String message) {
        String bare = IGNORED.matcher(message).replaceFirst("");
        return FROM_ZERO.matcher(bare).replaceFirst(
                line -> line.group(1) + (Integer.parseInt(line.group(2)) + 1));
    }

    /** The last line says what is wrong, those before it wrap it. */
    private static String cause(Diagnostic diagnostic) {
        String message = diagnostic.getError() == null
                ? ""
                : String.valueOf(diagnostic.getError().getMessage()).strip();
        return message.substring(message.lastIndexOf('\n') + 1);
    }

    private static final class Silent implements XRLogger {
        @Override
        public void log(String where, Level level, String message) {}

        @Override
        public void log(String where, Level level, String message, Throwable thrown) {}

        @Override
        public void setLevel(String logger, Level level) {}

        @Override
        public boolean isLogLevelEnabled(Diagnostic diagnostic) {
            return false;
        }
    }
}
