package io.vivenuoperator.platform.database;

/**
 * The application that uses a database, as its connections and errors present it.
 *
 * @param name the application_name of its connections at the server
 * @param unknownObject advice if a table, column or function is missing
 * @param nameTaken advice if another object already has a name that is needed
 */
public record ApplicationProfile(String name, String unknownObject, String nameTaken) {
    /** The same with another name. */
    public ApplicationProfile named(String other) {
        return new ApplicationProfile(other, unknownObject, nameTaken);
    }
}
