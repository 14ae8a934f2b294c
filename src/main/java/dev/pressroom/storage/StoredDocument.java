package dev.pressroom.storage;

/**
 * A document that is safely in the object store.
 *
 * @param sha256 64 lower-case hex digits
 */
public record StoredDocument(String key, long size, String sha256) {}
