/** The product's database: what its connections are called and what its errors advise. */
@NullMarked
package io.vivenuoperator.store.connection;

import org.jspecify.annotations.NullMarked;
