/** The keys that accounts sign documents with, sealed at rest. It must never know what is signed, or how. */
@NullMarked
package dev.pressroom.signing;

import org.jspecify.annotations.NullMarked;
