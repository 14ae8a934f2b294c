package dev.pressroom.dialect.pressroom;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The days of which somebody wants to know, both ends included. */
record UsagePeriod(LocalDate from, LocalDate to) {
    private static final int MOST_DAYS = 366;
    /** Far from where days can no longer be reckoned with, here and in the database. */
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9998;

    /** As the query has it. */
    static final class Query {
        @QueryParam("from")
        @Parameter(description = "The first day, as 2026-01-31; the first of the last day's month where it is absent.")
        @Nullable
        String from;

        @QueryParam("to")
        @Parameter(description = "The last day; today, in UTC, where it is absent. 366 days at most.")
        @Nullable
        String to;

        UsagePeriod period(LocalDate today) {
            LocalDate last = to == null ? today : day("to", to);
            LocalDate first = from == null ? last.withDayOfMonth(1) : day("from", from);
            if (first.isAfter(last)) {
                throw QueryFaults.of("from", "from is after to.");
            }
            if (first.plusDays(MOST_DAYS).compareTo(last) <= 0) {
                throw QueryFaults.of("from", "from and to are at most " + MOST_DAYS + " days.");
            }
            return new UsagePeriod(first, last);
        }
    }

    @SuppressWarnings("UnusedException") // says less than the message
    private static LocalDate day(String name, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
            throw QueryFaults.of(name, name + " must be in the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        } catch (DateTimeParseException e) {
            throw QueryFaults.of(name, name + " must be a day, as 2026-01-31.");
        }
    }
}
