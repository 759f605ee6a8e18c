/** The same sales in the product's tables, by its own repositories, and in a table with a row per poll. */
@NullMarked
package io.vivenuoperator.bench.storage;

import org.jspecify.annotations.NullMarked;
