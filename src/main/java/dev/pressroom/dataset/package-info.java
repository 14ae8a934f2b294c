/** Data that accounts keep for their jobs: datasets and their records. It knows no jobs and no limits of accounts. */
@NullMarked
package dev.pressroom.dataset;

import org.jspecify.annotations.NullMarked;
