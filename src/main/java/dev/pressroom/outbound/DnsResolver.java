package dev.pressroom.outbound;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Asks the machine's name servers (resolv.conf, hosts). The JDK's resolver would hold a thread for each name that gets no answer,
 * so a few dead name servers could hold up everybody's names.
 */
@Singleton
class DnsResolver implements NameResolver {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory("names", true));
    private final DnsNameResolver resolver = new DnsNameResolverBuilder(loop.next())
            .datagramChannelType(NioDatagramChannel.class).socketChannelType(NioSocketChannel.class)
            .queryTimeoutMillis(ASK_AGAIN.toMillis()).build();

    @Override
    public Uni<List<InetAddress>> resolve(String host) {
        return Uni.createFrom().deferred(() -> {
            Context home = Vertx.currentContext();
            Uni<List<InetAddress>> answer = ask(host).ifNoItem().after(PATIENCE).fail();
            return home == null ? answer : answer.emitOn(next -> home.runOnContext(_ -> next.run()));
        });
    }

    private Uni<List<InetAddress>> ask(String host) {
        return Uni.createFrom()
                .emitter(emitter -> resolver.resolveAll(host).addListener((Future<List<InetAddress>> done) -> {
                    if (done.isSuccess()) {
                        emitter.complete(done.getNow());
                    } else {
                        emitter.fail(done.cause());
                    }
                }));
    }

    @PreDestroy
    void close() {
        resolver.close();
        loop.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS);
    }
}
