/** The API of WebAdMIT's PDF Manager, at its own paths and in its own words. It must not know any other dialect. */
@NullMarked
package dev.pressroom.dialect.webadmit;

import org.jspecify.annotations.NullMarked;
