package dev.pressroom.queue;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

import javax.net.ssl.SSLContext;

/** Connections that end when they are lost, and notice within seconds that they are. Opening one blocks. */
@ApplicationScoped
class BrokerConnections {
    /** A connection that was silent for two of them is lost. */
    static final int HEARTBEAT_SECONDS = 10;

    private static final int PATIENCE_MILLIS = 5_000;

    private final QueueConfig config;

    BrokerConnections(QueueConfig config) {
        this.config = config;
    }

    Connection open(String name) throws IOException, TimeoutException {
        ConnectionFactory factory = factory();
        return config.addresses().isPresent()
                ? factory.newConnection(Address.parseAddresses(config.addresses().get()), name)
                : factory.newConnection(List.of(new Address(config.host(), config.port())), name);
    }

    private ConnectionFactory factory() {
        var factory = new ConnectionFactory();
        config.username().ifPresent(factory::setUsername);
        config.password().ifPresent(factory::setPassword);
        factory.setVirtualHost(config.virtualHost());
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        factory.setConnectionTimeout(PATIENCE_MILLIS);
        factory.setHandshakeTimeout(PATIENCE_MILLIS);
        factory.setChannelRpcTimeout(PATIENCE_MILLIS);
        if (config.tls()) {
            encrypt(factory);
        }
        return factory;
    }

    private static void encrypt(ConnectionFactory factory) {
        try {
            factory.useSslProtocol(SSLContext.getDefault());
            factory.enableHostnameVerification();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
