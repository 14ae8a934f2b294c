/** Finished bytes in, a judgement out. It must never know who made them, or how. */
@NullMarked
package dev.pressroom.render.verdict;

import org.jspecify.annotations.NullMarked;
