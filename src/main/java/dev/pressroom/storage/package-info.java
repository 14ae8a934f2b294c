/** Finished documents in the object store. The only room that speaks S3. */
@NullMarked
package dev.pressroom.storage;

import org.jspecify.annotations.NullMarked;
