/** The API of Re:port Flow, both of its generations, at its own paths and in its own words. It must not know any other dialect. */
@NullMarked
package dev.pressroom.dialect.reportflow;

import org.jspecify.annotations.NullMarked;
