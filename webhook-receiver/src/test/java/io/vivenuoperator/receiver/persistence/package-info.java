@NullMarked
package io.vivenuoperator.receiver.persistence;

import org.jspecify.annotations.NullMarked;
