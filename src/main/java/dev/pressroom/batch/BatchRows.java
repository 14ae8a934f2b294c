package dev.pressroom.batch;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

/** The batch table as Panache sees it; kept in this room, because it can do anything to any account's rows. */
@ApplicationScoped
class BatchRows implements PanacheRepositoryBase<Batch, UUID> {}
