/** What the database needs from time to time, whoever does it. */
@NullMarked
package io.vivenuoperator.store.maintenance;

import org.jspecify.annotations.NullMarked;
