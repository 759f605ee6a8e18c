/** Tests. */
@NullMarked
package io.vivenuoperator.store.database;

import org.jspecify.annotations.NullMarked;
