@NullMarked
package dev.pressroom.render.merge.chart;

import org.jspecify.annotations.NullMarked;
