/** The writer's database: PostgreSQL, through the store. */
@NullMarked
package io.vivenuoperator.receiver.persistence;

import org.jspecify.annotations.NullMarked;
