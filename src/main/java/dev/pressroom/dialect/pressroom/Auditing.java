package dev.pressroom.dialect.pressroom;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.audit.Act;
import dev.pressroom.audit.Circumstances;
import dev.pressroom.audit.Outcome;
import dev.pressroom.audit.Trail;
import dev.pressroom.problem.Problem;

/** From a request and what came of it to its entry in the audit log. */
@ApplicationScoped
class Auditing {
    /** Fields whose values say what a thing may do, and are neither secret nor payload. */
    private static final Set<String> TOLD = Set.of("scopes", "events", "enabled", "expiresAt");

    private final Trail trail;
    private final CurrentCaller caller;
    private final RoutingContext exchange;
    private final UriInfo uri;
    private final ObjectMapper json;

    Auditing(Trail trail, CurrentCaller caller, RoutingContext exchange, UriInfo uri, ObjectMapper json) {
        this.trail = trail;
        this.caller = caller;
        this.exchange = exchange;
        this.uri = uri;
        this.json = json;
    }

    /** The act and its entry are committed together, or neither is. */
    <T> Uni<T> together(String action, Map<String, String> facts, Supplier<Uni<T>> act) {
        Entry entry = entry(action, facts);
        return Panache.withTransaction(() -> written(act).call(made -> append(entry, Outcome.DONE, made)));
    }

    /** Two that make something of one name at once both pass; the index then stops one of them. */
    private static <T> Uni<T> written(Supplier<Uni<T>> act) {
        return act.get().call(made -> Panache.getSession().chain(Mutiny.Session::flush))
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> new Problem.Conflict("Something of that name was made at the same moment."));
    }

    /** The entry is committed, and then the act begins. */
    <T> Uni<T> before(String action, Supplier<Uni<T>> act) {
        Entry entry = entry(action, Map.of());
        return Panache.withTransaction(() -> append(entry, Outcome.BEGUN, null)).chain(act::get);
    }

    /** Appends an entry at the end of the transaction that its caller is in, given the answer. */
    Function<Object, Uni<Void>> last(String action, Object body) {
        Entry entry = entry(action, facts(new Object[]{body}));
        return made -> append(entry, Outcome.DONE, made);
    }

    /** An entry to be appended at the end of the transaction that the caller is in. */
    Uni<Void> done(String action) {
        return append(entry(action, Map.of()), Outcome.DONE, null);
    }

    /** The names of the fields that a body has, and the values of those that may be told. */
    Map<String, String> facts(Object[] parameters) {
        var facts = new TreeMap<String, String>();
        for (Object parameter : parameters) {
            if (parameter instanceof Record body) {
                JsonNode sent = json.valueToTree(body);
                List<String> names = sent.properties().stream().filter(field -> !field.getValue().isNull())
                        .map(Map.Entry::getKey).sorted().toList();
                facts.put("fields", String.join(" ", names));
                names.stream().filter(TOLD::contains).forEach(name -> facts.put(name, text(sent.get(name))));
            }
        }
        return facts;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText)
                        .collect(Collectors.joining(" "))
                : value.asText();
    }

    /** Read now: later the request may be over. */
    private Entry entry(String action, Map<String, String> facts) {
        String path = exchange.normalizedPath();
        List<String> places = uri.getPathParameters().values().stream().flatMap(Collection::stream)
                .sorted(Comparator.comparing(value -> path.indexOf("/" + value))).toList();
        boolean makes = exchange.request().method() == HttpMethod.POST;
        return new Entry(caller.get(), action, facts, new Place(path, places, makes),
                Circumstances.of(exchange.request()));
    }

    /**
     * @param values of the path's parameters, in their order
     * @param makes  whether the answer may have the address of a new thing
     */
    private record Place(String path, List<String> values, boolean makes) {
        @Nullable
        String location(@Nullable Object answer) {
            return makes && answer instanceof RestResponse<?> response
                    ? response.getHeaderString(HttpHeaders.LOCATION)
                    : null;
        }
    }

    private record Entry(Caller who, String action, Map<String, String> facts, Place place, Circumstances from) {
        Act act(Outcome outcome, @Nullable Object answer) {
            String location = place.location(answer);
            return new Act(AuditTarget.account(who, place.path(), location), who.keyId(), action,
                    AuditTarget.of(place.values(), location), outcome, facts);
        }
    }

    private Uni<Void> append(Entry entry, Outcome outcome, @Nullable Object answer) {
        return trail.append(entry.act(outcome, answer), entry.from());
    }
}
