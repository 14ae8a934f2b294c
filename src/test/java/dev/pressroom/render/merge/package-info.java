@NullMarked
package dev.pressroom.render.merge;

import org.jspecify.annotations.NullMarked;
