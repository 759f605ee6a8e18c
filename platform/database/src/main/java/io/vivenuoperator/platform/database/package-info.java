/** Access to PostgreSQL: the URL, the pool, transactions, and what an error means for the next step. */
@NullMarked
package io.vivenuoperator.platform.database;

import org.jspecify.annotations.NullMarked;
