package dev.pressroom.job;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

/** The job table as Panache sees it; kept in this room, because it can do anything to any account's rows. */
@ApplicationScoped
class JobRows implements PanacheRepositoryBase<Job, UUID> {}
