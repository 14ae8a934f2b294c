/** The API of Influxion, at its own paths and in its own words. It must not know any other dialect. */
@NullMarked
package dev.pressroom.dialect.influxion;

import org.jspecify.annotations.NullMarked;
