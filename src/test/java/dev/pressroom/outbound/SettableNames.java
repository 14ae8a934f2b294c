package dev.pressroom.outbound;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Names that stand for what a test says, one answer after the other, the last for good; all others mean what they do. */
@Alternative
@Priority(1)
@Singleton
public class SettableNames implements NameResolver {
    private final Map<String, Deque<List<InetAddress>>> answers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<List<InetAddress>>> held = new ConcurrentHashMap<>();
    private final DnsResolver others;

    SettableNames(DnsResolver others) {
        this.others = others;
    }

    /** @param each addresses separated by blanks */
    public void set(String name, String... each) {
        answers.put(name, new ArrayDeque<>(Arrays.stream(each).map(SettableNames::addresses).toList()));
    }

    /** @return to be completed, with addresses, when those who ask for the name are to be answered */
    public CompletableFuture<List<InetAddress>> hold(String name) {
        var answer = new CompletableFuture<List<InetAddress>>();
        held.put(name, answer);
        return answer;
    }

    private static List<InetAddress> addresses(String text) {
        return Arrays.stream(text.split(" ")).map(AddressRange::literal).map(Objects::requireNonNull).toList();
    }

    @Override
    public Uni<List<InetAddress>> resolve(String host) {
        CompletableFuture<List<InetAddress>> later = held.get(host);
        if (later != null) {
            Context home = Objects.requireNonNull(Vertx.currentContext());
            return Uni.createFrom().completionStage(later.copy())
                    .emitOn(next -> home.runOnContext(_ -> next.run()));
        }
        Deque<List<InetAddress>> known = answers.get(host);
        if (known == null) {
            return others.resolve(host);
        }
        return Uni.createFrom().item(() -> known.size() > 1 ? known.pop() : known.getFirst());
    }
}
