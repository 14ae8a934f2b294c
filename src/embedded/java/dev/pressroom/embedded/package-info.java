/**
 * PostgreSQL, an AMQP 0-9-1 broker and an S3 server in this process tree, for a first try, for tests and for the benchmark. They speak
 * the real protocols, so the application never knows; this package must never be needed by it, nor reach a shipped artifact.
 */
@NullMarked
package dev.pressroom.embedded;

import org.jspecify.annotations.NullMarked;
