/** Numbers of the data as pictures: {@code chart:} and its drawing. It must never know the template. */
@NullMarked
package dev.pressroom.render.merge.chart;

import org.jspecify.annotations.NullMarked;
