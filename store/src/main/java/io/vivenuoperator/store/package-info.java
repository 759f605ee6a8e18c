/** The PostgreSQL schema and its repositories. */
@NullMarked
package io.vivenuoperator.store;

import org.jspecify.annotations.NullMarked;
