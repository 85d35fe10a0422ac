export type Message = {
  messageId: string;
  body: string;
  writtenByName: string | null;
  sentAt: Date;
  fetchedAt: Date | null;
};
