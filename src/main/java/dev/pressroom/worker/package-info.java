/** Takes jobs, has them rendered, stores the document, settles. It must never know who asked. */
@NullMarked
package dev.pressroom.worker;

import org.jspecify.annotations.NullMarked;
