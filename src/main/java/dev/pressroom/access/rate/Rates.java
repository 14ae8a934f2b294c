package dev.pressroom.access.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Counts requests, for all servers together. */
@ApplicationScoped
public class Rates {
    /**
     * Counts a request for all policies or, where one has nothing left, for none: one statement, which joins the caller's
     * transaction where there is one and is undone with it. Where another server takes the last of a later policy at the same
     * moment, the request counts for those before it all the same.
     *
     * @param draws at least one; everybody who draws on the same two policies names them in the same order
     */
    public Uni<Admission> take(List<Draw> draws) {
        return answer(draws, RateStatement.of(policies(draws)));
    }

    /** Whether a request would pass now; it counts for nothing. */
    public Uni<Admission> look(List<Draw> draws) {
        return answer(draws, RateStatement.looking(policies(draws)));
    }

    private static Uni<Admission> answer(List<Draw> draws, String statement) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> bound(session, draws, statement).getSingleResult()))
                .map(row -> admission(draws, row));
    }

    private static List<Policy> policies(List<Draw> draws) {
        return draws.stream().map(Draw::policy).toList();
    }

    private static Mutiny.SelectionQuery<Object[]> bound(Mutiny.Session session, List<Draw> draws, String statement) {
        var query = session.createNativeQuery(statement, Object[].class);
        for (int number = 1; number <= draws.size(); number++) {
            Draw draw = draws.get(number - 1);
            query.setParameter("name" + number, draw.bucket()).setParameter("reach" + number, draw.policy().reach());
            switch (draw.policy().manner()) {
                case EVEN -> query.setParameter("step" + number, draw.policy().step());
                case EXACT, FIXED -> query.setParameter("quota" + number, draw.policy().quota());
            }
        }
        return query;
    }

    private static Admission admission(List<Draw> draws, Object[] row) {
        var levels = new ArrayList<>(IntStream.range(0, draws.size()).mapToObj(i -> level(draws.get(i), row, i))
                .toList());
        int refused = (int) IntStream.range(0, draws.size()).takeWhile(i -> taken(row, i)).count();
        if (refused < levels.size() && levels.stream().allMatch(level -> level.remaining() > 0)) {
            levels.set(refused, levels.get(refused).overtaken());
        }
        return new Admission(refused == levels.size(), List.copyOf(levels));
    }

    private static boolean taken(Object[] row, int draw) {
        return (boolean) row[draw * RateStatement.COLUMNS];
    }

    private static Level level(Draw draw, Object[] row, int index) {
        int first = index * RateStatement.COLUMNS;
        return Level.of(draw.policy(), number(row[first + 1]), number(row[first + 2]), number(row[first + 3]));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
