package dev.pressroom.dialect.reportflow;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;

import dev.pressroom.PressroomConfig;

/** Where a workspace is reached, and where its files are. */
@ApplicationScoped
class ReportFlowAddresses {
    /** First labels that are no workspace. */
    private static final Set<String> RESERVED = Set.of("api", "app", "www");

    private final @Nullable String domain;
    private final String base;
    private final String api;

    @Inject
    ReportFlowAddresses(ReportFlowConfig config, PressroomConfig house) {
        this(config.baseDomain(), house.publicUrl());
    }

    ReportFlowAddresses(Optional<String> baseDomain, URI own) {
        domain = baseDomain.map(name -> name.strip().toLowerCase(Locale.ROOT)).orElse(null);
        String port = own.getPort() < 0 ? "" : ":" + own.getPort();
        base = domain == null ? own.toString() : own.getScheme() + "://" + domain + port;
        api = domain == null ? base : own.getScheme() + "://api." + domain + port;
    }

    /** Open to whoever knows it. */
    String file(UUID account, @Nullable UUID design, UUID access) {
        return base + "/" + account + "/design/" + design + "/files/" + access;
    }

    /** For those who show a key. */
    String download(UUID access) {
        return api + "/v1/file/download/" + access;
    }

    /** Whether a request came to a host that is not another workspace's. */
    boolean isOf(UUID account, HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority == null || isOf(account, authority.host());
    }

    boolean isOf(UUID account, String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (domain == null || !name.endsWith("." + domain)) {
            return true;
        }
        String label = name.substring(0, name.indexOf('.'));
        return RESERVED.contains(label) || label.equals(account.toString());
    }
}
