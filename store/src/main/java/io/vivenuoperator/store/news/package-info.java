/** What the product itself says: messages about the facts that a transaction changes, written by that transaction. */
@NullMarked
package io.vivenuoperator.store.news;

import org.jspecify.annotations.NullMarked;
