/** Who asks: accounts, their API keys and tokens. It must never know what is asked for. */
@NullMarked
package dev.pressroom.access;

import org.jspecify.annotations.NullMarked;
