@NullMarked
package io.vivenuoperator.load.ledger;

import org.jspecify.annotations.NullMarked;
