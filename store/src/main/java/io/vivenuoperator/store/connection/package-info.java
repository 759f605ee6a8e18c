/** The product's database: application name and advice in errors. */
@NullMarked
package io.vivenuoperator.store.connection;

import org.jspecify.annotations.NullMarked;
