/** What the product itself says, on a real PostgreSQL; every message is judged by the catalogue. */
@NullMarked
package io.vivenuoperator.store.news;

import org.jspecify.annotations.NullMarked;
