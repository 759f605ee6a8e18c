/** What the process needs of the database. */
@NullMarked
package io.vivenuoperator.historical.postgres;

import org.jspecify.annotations.NullMarked;
