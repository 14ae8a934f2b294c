/** Many documents from one request: how they stand together, when they are done, and all of them in one file. It must not know how items come in, nor any API. */
@NullMarked
package dev.pressroom.batch;

import org.jspecify.annotations.NullMarked;
