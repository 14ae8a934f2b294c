package dev.pressroom.queue;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

/** The table as Panache sees it; kept in this room. */
@ApplicationScoped
class DeadLetterRows implements PanacheRepositoryBase<DeadLetter, UUID> {}
