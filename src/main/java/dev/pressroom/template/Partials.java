package dev.pressroom.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.problem.Problem;

/** The account's templates that others include by name: looked up when a job is accepted, and the same ever after. */
@ApplicationScoped
public class Partials {
    private static final int DEEPEST = 10;
    private static final int MOST = 50;
    private static final String LATEST = """
            select t.name, t.id, v.version, v.includes, length(v.html) from Template t
             join TemplateVersion v on v.templateId = t.id and v.version = t.latestVersion
             where t.accountId = :account and t.deletedAt is null and t.name in :names""";

    private final Allowance.Source allowances;

    Partials(Allowance.Source allowances) {
        this.allowances = allowances;
    }

    /** One of them, with the version that is meant. */
    public record Partial(String name, UUID templateId, int version) {}

    /**
     * @param pointer to the field in the body that the client can mend
     * @param own     the name of the template that includes them, null for one without a name
     */
    public record Wanted(Collection<String> names, String pointer, @Nullable String own) {}

    private record Found(Partial partial, List<String> includes, int chars) {}

    /** @return all that is included, directly or not; fails with {@link Problem.Invalid} where one is unknown or includes itself */
    public Uni<List<Partial>> resolve(UUID accountId, Wanted wanted) {
        if (wanted.names().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return allowances.of(accountId).chain(allowed -> Panache
                .withSession(() -> found(accountId, wanted, new LinkedHashMap<>(), Set.copyOf(wanted.names())))
                .map(found -> {
                    new Check(wanted, found, allowed.htmlSize()).run();
                    return found.values().stream().map(Found::partial).toList();
                }));
    }

    private static Uni<Map<String, Found>> found(UUID accountId, Wanted wanted, Map<String, Found> known,
            Set<String> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        if (known.size() + names.size() > MOST) {
            throw invalid(wanted, "At most " + MOST + " templates are included together.");
        }
        return Panache.getSession().flatMap(session -> session.createQuery(LATEST, Object[].class)
                .setParameter("account", accountId).setParameter("names", names).getResultList()).flatMap(rows -> {
                    rows.forEach(row -> known.put((String) row[0], found(row)));
                    var next = new HashSet<String>();
                    for (String name : names) {
                        Found one = known.get(name);
                        if (one == null) {
                            throw invalid(wanted, "There is no template named '" + name + "' to include.");
                        }
                        next.addAll(one.includes());
                    }
                    next.removeAll(known.keySet());
                    return found(accountId, wanted, known, next);
                });
    }

    private static Found found(Object[] row) {
        return new Found(new Partial((String) row[0], (UUID) row[1], ((Number) row[2]).intValue()),
                ((String) row[3]).lines().toList(), ((Number) row[4]).intValue());
    }

    private static Problem.Invalid invalid(Wanted wanted, String message) {
        return new Problem.Invalid(wanted.pointer(), message);
    }

    /** Circles, depth and size of what was found. */
    private record Check(Wanted wanted, Map<String, Found> found, long chars) {
        void run() {
            String own = wanted.own();
            if (own != null && found.containsKey(own)) {
                throw invalid(wanted, "The template '" + own + "' includes itself.");
            }
            var depths = new HashMap<String, Integer>();
            wanted.names().forEach(name -> depth(name, depths, new ArrayList<>()));
            if (found.values().stream().mapToLong(Found::chars).sum() > chars) {
                throw invalid(wanted, "What is included has more than " + chars + " characters together.");
            }
        }

        private int depth(String name, Map<String, Integer> depths, List<String> path) {
            if (path.contains(name)) {
                path.add(name);
                throw invalid(wanted, "Templates include each other in a circle: " + String.join(" → ", path) + ".");
            }
            Integer known = depths.get(name);
            if (known != null) {
                return known;
            }
            path.add(name);
            int deepest = 1;
            Found one = found.get(name);
            for (String next : one == null ? List.<String>of() : one.includes()) {
                deepest = Math.max(deepest, 1 + depth(next, depths, path));
            }
            path.removeLast();
            if (deepest > DEEPEST) {
                throw invalid(wanted, "Templates include each other more than " + DEEPEST + " deep.");
            }
            depths.put(name, deepest);
            return deepest;
        }
    }
}
