package dev.pressroom.outbound;

import java.net.InetAddress;
import java.util.List;

import io.smallrye.mutiny.Uni;

/** What a host's name stands for now. */
public interface NameResolver {
    /** @return every address, IPv4 first; fails where there is none, or no answer in time */
    Uni<List<InetAddress>> resolve(String host);
}
